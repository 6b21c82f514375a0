namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>Tests that take a machine for themselves: they run when the others are done, and not beside each other.</summary>
[CollectionDefinition(nameof(OneAfterTheOther), DisableParallelization = true)]
public sealed class OneAfterTheOther;
