// One display, one pair of desktops at a time: keys go to the window that has the focus.
[assembly: DoNotParallelize]
