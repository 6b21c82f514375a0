namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>What inner layers never touch. The analyzer says the same in the editor, from BannedSymbols.txt beside each project.</summary>
internal static class Banned
{
    /// <summary>Decisions depend on what they are given, not on the clock, chance or the machine.</summary>
    public static readonly string[] Surroundings =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7()", "System.Random.Shared",
        "System.Environment", "System.Console", "System.Threading.Thread.Sleep",
    ];

    /// <summary>What touches the world.</summary>
    public static readonly string[] Technology = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "System.Data", "System.Net"];
}
