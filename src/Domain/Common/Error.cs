namespace CleanTemplate.Domain.Common;

/// <summary>A refusal the business can name. The code is stable: clients build on it.</summary>
public sealed record Error(ErrorKind Kind, string Code, string Message)
{
    private static readonly IReadOnlyDictionary<string, string[]> NoFields = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>For a validation error: what is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Fields { get; init; } = NoFields;

    /// <summary>Whether what was written until the refusal is kept: a counted attempt, an ended session. A refusal normally leaves nothing.</summary>
    public bool LeavesTrace { get; init; }

    /// <summary>When trying again may help, if that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
