namespace CleanTemplate.Application.Common.Paging;

/// <summary>
/// A query that answers a stretch of a list, beside the place at which another stretch ended. Whatever else the query
/// asks for, its filter and its sort, is what the cursor is bound to.
/// </summary>
public interface ICursored
{
    /// <summary>From a page before this one; none stands for the beginning.</summary>
    string? Cursor { get; }

    int Limit { get; }
}
