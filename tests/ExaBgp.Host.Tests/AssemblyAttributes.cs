// Descriptors, signals and children belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
