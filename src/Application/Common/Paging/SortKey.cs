namespace CleanTemplate.Application.Common.Paging;

/// <summary>One key of <c>sort=-price,name</c>: a field, and whether it goes downwards.</summary>
public readonly record struct SortKey(string Field, bool Descending)
{
    public static IReadOnlyList<SortKey> Parse(string? sort) =>
        string.IsNullOrEmpty(sort) ? [] : [.. sort.Split(',', StringSplitOptions.TrimEntries).Select(ParseOne)];

    public static SortKey ParseOne(string key) => key.StartsWith('-') ? new(key[1..], true) : new(key, false);
}
