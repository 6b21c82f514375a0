namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>What code does not touch. The analyzer says the same while typing, from the lists of <see cref="EditorRules"/>.</summary>
internal static class Banned
{
    /// <summary>In the inner layers: a decision depends on what it is given, not on the clock, chance or the machine.</summary>
    public static readonly string[] Surroundings =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today",
        "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7()", "System.Random.Shared", "System.Random..ctor()",
        "System.TimeProvider.System", "System.Environment", "System.Console",
    ];

    /// <summary>Everywhere: what makes a thread wait.</summary>
    public static readonly string[] Blocking =
    [
        "System.Threading.Tasks.Task.Result", "System.Threading.Tasks.ValueTask.Result", "System.Threading.Tasks.Task.Wait",
        "System.Threading.Tasks.Task.WaitAll", "System.Threading.Tasks.Task.WaitAny", "System.Threading.Thread.Sleep",
    ];

    /// <summary>Outside the composition root: the container, and what asks it.</summary>
    public static readonly string[] Container =
    [
        "System.IServiceProvider", "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory",
        "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.ActivatorUtilities",
    ];
}
