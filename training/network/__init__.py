"""The network: its layers, what each head learns from, how sure it is, and its form as packaged graphs."""
