// One user-interface thread.
[assembly: DoNotParallelize]
