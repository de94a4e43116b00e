"""What the bridge to pygame_gui is made of: its manager, our looks, sliders, tips."""
