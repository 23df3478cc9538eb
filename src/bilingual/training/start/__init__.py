"""What a training starts from: a finished model, a grown one, or nothing."""
