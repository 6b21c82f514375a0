namespace CleanTemplate.WebApi.Common.Http;

public sealed record PageLinks(string Self, string First, string? Prev, string? Next, string Last)
{
    private const string Parameter = "page";

    internal static PageLinks For(HttpRequest request, int page, int totalPages, bool hasNext, bool hasPrevious)
    {
        var others = request.Query.Where(parameter => !string.Equals(parameter.Key, Parameter, StringComparison.OrdinalIgnoreCase)).ToList();
        return new(To(page), To(1), hasPrevious ? To(page - 1) : null, hasNext ? To(page + 1) : null, To(Math.Max(1, totalPages)));

        string To(int number) => request.PathBase + request.Path + QueryString.Create([.. others, new(Parameter, number.ToString())]);
    }
}
