namespace CleanTemplate.Application.Common.Paging;

/// <summary>One key of <c>sort=-price,name</c>: a field, and whether it goes downwards.</summary>
public readonly record struct SortKey(string Field, bool Descending)
{
    public static IReadOnlyList<SortKey> Parse(string? sort) =>
        [.. (sort ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(key => key.StartsWith('-') ? new SortKey(key[1..], true) : new SortKey(key, false))];
}
