namespace CleanTemplate.Application.Common.Paging;

/// <summary>A stretch of a list, and the cursors of its neighbours where there may be some. Nobody counts the whole.</summary>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, int Limit, string? Next, string? Previous);
