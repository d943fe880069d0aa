// Programs print to the process's console and work in its current folder.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
