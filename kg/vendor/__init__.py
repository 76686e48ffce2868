"""Files of other projects that the pages carry along, unmodified; vendor.tsv lists them, scripts/vendor brings them."""
