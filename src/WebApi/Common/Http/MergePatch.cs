namespace CleanTemplate.WebApi.Common.Http;

/// <summary>JSON Merge Patch (RFC 7396): the body has what changes, and nothing else.</summary>
internal static class MergePatch
{
    private const string MediaType = "application/merge-patch+json";

    public static RouteHandlerBuilder TakesMergePatch<TBody>(this RouteHandlerBuilder endpoint)
        where TBody : notnull => endpoint.Accepts<TBody>(MediaType, "application/json");
}
