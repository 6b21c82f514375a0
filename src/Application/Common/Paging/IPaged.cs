namespace CleanTemplate.Application.Common.Paging;

/// <summary>A query that answers one page.</summary>
public interface IPaged
{
    int Page { get; }

    int PageSize { get; }
}
