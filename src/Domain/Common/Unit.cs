using System.Text.Json.Serialization;

namespace CleanTemplate.Domain.Common;

/// <summary>The answer of a use case that has nothing to say but "done".</summary>
public sealed record Unit
{
    public static readonly Unit Value = new();

    [JsonConstructor]
    private Unit()
    {
    }
}
