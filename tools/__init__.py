"""What makes the house's own papers: the reference and the measure of its speed. No part of the package."""
