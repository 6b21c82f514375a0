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
