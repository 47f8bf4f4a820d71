"""The command line: words in, one sitting, an exit status out."""
