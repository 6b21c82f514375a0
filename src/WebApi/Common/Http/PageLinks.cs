namespace CleanTemplate.WebApi.Common.Http;

public sealed record PageLinks(string Self, string First, string? Prev, string? Next, string Last)
{
    private const string Parameter = "page";

    internal static PageLinks For(HttpRequest request, int page, int totalPages, bool hasNext, bool hasPrevious)
    {
        var last = Math.Max(1, totalPages);
        // Behind the last page, the one before it is the last.
        return new(To(page), To(1), hasPrevious ? To(Math.Min(page - 1, last)) : null, hasNext ? To(page + 1) : null, To(last));

        string To(int number) => request.With(Parameter, number.ToString());
    }
}

public sealed record CursorLinks(string Self, string First, string? Prev, string? Next)
{
    private const string Parameter = "cursor";

    internal static CursorLinks For(HttpRequest request, string? previous, string? next)
    {
        return new(To(request.Query[Parameter]) ?? First(), First(), To(previous), To(next));

        string First() => request.With(Parameter, null);

        string? To(string? cursor) => cursor is null ? null : request.With(Parameter, cursor);
    }
}

/// <summary>The <c>Link</c> header of RFC 8288, which says what the links in the body say.</summary>
internal static class LinkHeader
{
    public static void Write(HttpRequest request, params ReadOnlySpan<(string Relation, string? Target)> links)
    {
        List<string> values = [];
        foreach (var (relation, target) in links)
        {
            if (target is not null) values.Add($"<{target}>; rel=\"{relation}\"");
        }

        request.HttpContext.Response.Headers.Link = string.Join(", ", values);
    }

    /// <summary>The address of this request with another value of one parameter, or without it.</summary>
    public static string With(this HttpRequest request, string parameter, string? value)
    {
        var others = request.Query.Where(other => !string.Equals(other.Key, parameter, StringComparison.OrdinalIgnoreCase));
        return request.PathBase + request.Path + QueryString.Create(value is null ? others : others.Append(new(parameter, value)));
    }
}
