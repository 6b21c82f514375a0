namespace CleanTemplate.Application.Common.Paging;

/// <summary>One page of a list, counted from 1.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int TotalCount)
{
    public int TotalPages => (TotalCount + Size - 1) / Size;

    public bool HasNext => Number < TotalPages;

    public bool HasPrevious => Number > 1;
}
