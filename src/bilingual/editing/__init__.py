"""What editors do with a glossary and pages together: one file or package per tool."""
