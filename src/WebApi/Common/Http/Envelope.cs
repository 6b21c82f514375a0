using CleanTemplate.Application.Common.Paging;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>What every success is wrapped in.</summary>
public sealed record Envelope<T>(T Data);

/// <summary>One page of a list, with its place in the whole and the way to its neighbours.</summary>
public sealed record PageEnvelope<T>(IReadOnlyList<T> Data, PageMeta Meta, PageLinks Links)
{
    internal static PageEnvelope<T> Of(Page<T> page, HttpRequest request) => new(
        page.Items,
        new(page.Number, page.Size, page.TotalCount, page.TotalPages, page.HasNext, page.HasPrevious),
        PageLinks.For(request, page.Number, page.TotalPages, page.HasNext, page.HasPrevious));
}

public sealed record PageMeta(int Page, int PageSize, int TotalCount, int TotalPages, bool HasNext, bool HasPrevious);

/// <summary>A stretch of a list, with the way to its neighbours. How many there are in all is not known.</summary>
public sealed record CursorEnvelope<T>(IReadOnlyList<T> Data, CursorMeta Meta, CursorLinks Links)
{
    internal static CursorEnvelope<T> Of(CursorPage<T> page, HttpRequest request) => new(
        page.Items,
        new(page.Limit, page.Next is not null, page.Previous is not null),
        CursorLinks.For(request, page.Previous, page.Next));
}

public sealed record CursorMeta(int Limit, bool HasNext, bool HasPrevious);
