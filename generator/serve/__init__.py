"""Preview on this computer: builds after every change, reloads the page, shows problems over it."""
