using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using CleanTemplate.Application.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>What a request says of the version its sender has seen: not needed again (<c>If-None-Match</c>), or the one to change (<c>If-Match</c>).</summary>
internal static class Preconditions
{
    private const string Needed = "Say which version you have seen, the ETag of the last answer, or * for any.";

    /// <summary>
    /// Whoever replaces, changes or deletes something that has versions names one, so that nobody overwrites what they have not seen;
    /// whoever reads may have it already.
    /// </summary>
    public static IEnumerable<object> Of(Type request, EndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(methods => methods.HttpMethods).ToList();
        if (methods.Exists(HttpMethods.IsGet)) return [new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified)];
        return request.IsAssignableTo(typeof(IVersioned)) && methods.Exists(method => HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method))
            ? [new VersionDemanded(), Problems.Documented(StatusCodes.Status428PreconditionRequired)]
            : [];
    }

    /// <summary>A convention that comes last, so that it stands before anything is bound.</summary>
    public static void Apply(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<VersionDemanded>().Any()) return;

        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => http.Request.Headers.IfMatch.Count == 0 ? Refusal().ExecuteAsync(http) : next(http);
    }

    /// <summary>Whether the sender has this version already.</summary>
    public static bool HasSeen(this HttpRequest request, string tag) => request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var seen)
        && EntityTagHeaderValue.TryParse(tag, out var current)
        && seen.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(current, useStrongComparison: false));

    private static ProblemHttpResult Refusal() => TypedResults.Problem(Problems.Details(
        StatusCodes.Status428PreconditionRequired, "http.precondition_required", "This needs the header If-Match.", new Dictionary<string, string[]>(StringComparer.Ordinal) { ["ifMatch"] = [Needed] }));
}

/// <summary>On an endpoint that is refused without <c>If-Match</c>.</summary>
internal sealed record VersionDemanded;

/// <summary>What a value of a CLR type looks like to a client, who must never hear the type's name.</summary>
internal static class Expectation
{
    /// <summary>What belongs at a JSON path. The serializer names the type that holds the field, not the field's own.</summary>
    public static string At(string path, string typeName)
    {
        var field = path.Split('.')[^1].Split('[')[0];
        var type = Known(type => type.FullName == typeName)?.GetProperties().FirstOrDefault(property => Json.Name(property.Name) == field)?.PropertyType;
        return Of(type is null ? typeName : (Nullable.GetUnderlyingType(type) ?? type).Name);
    }

    public static string Of(string typeName) => Simple(typeName) switch
    {
        "int" or "Int32" => $"a whole number from {int.MinValue} to {int.MaxValue}",
        "decimal" or "Decimal" => "a number",
        "bool" or "Boolean" => "true or false",
        "string" or "String" => "a text",
        "IReadOnlyList`1" => "a list",
        nameof(ETag) => "a version in quotes, such as \"3\", or *",
        var id when id.EndsWith("Id", StringComparison.Ordinal) => "an id (a UUID)",
        var name => Known(type => type.IsEnum && type.Name == name) is { } choice
            ? $"one of: {string.Join(", ", Enum.GetNames(choice).Select(Json.Name))}"
            : "an object of the documented shape",
    };

    private static string Simple(string typeName) => typeName.Split('.', '<', '[')[^1].TrimEnd('>', ']', '?');

    private static Type? Known(Func<Type, bool> isWanted) => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name?.StartsWith(Product, StringComparison.Ordinal) == true)
        .SelectMany(assembly => assembly.GetTypes())
        .FirstOrDefault(isWanted);

    private static string Product { get; } = typeof(Expectation).Assembly.GetName().Name![..^".WebApi".Length];
}

/// <summary>A version as HTTP writes it: a number in quotes. In <c>If-Match</c>, <c>*</c> stands for any.</summary>
internal readonly record struct ETag(long? Version) : IParsable<ETag>
{
    private const long NeverGiven = -1;

    public static ETag Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var tag) ? tag : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ETag result)
    {
        result = default;
        if (s is "*") return true;
        if (!EntityTagHeaderValue.TryParse(s, out var tag)) return false;

        // What is weak, or no number, is the tag of something else.
        result = new(!tag.IsWeak && long.TryParse(tag.Tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NeverGiven);
        return true;
    }

    public override string ToString() => Version is { } version ? $"\"{version}\"" : "*";
}

/// <summary>200 with the version of the resource as its ETag, or 304 for whoever has it already.</summary>
public sealed class OkWithETag<T>(T data, long version) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<T>), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var tag = new ETag(version).ToString();
        httpContext.Response.Headers.ETag = tag;
        if (httpContext.Request.HasSeen(tag))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return TypedResults.Ok(new Envelope<T>(data)).ExecuteAsync(httpContext);
    }
}

/// <summary>
/// What has no version of its own, such as a list, gets an ETag made of its content: whoever has it already is not sent it again.
/// </summary>
internal sealed class ContentTags(IOptions<JsonOptions> json) : IEndpointFilter
{
    private const int TagBytes = 16;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        return HttpMethods.IsGet(context.HttpContext.Request.Method) && Inner(result) is IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } and IValueHttpResult { Value: { } value }
            ? new Tagged(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json.Value.SerializerOptions))
            : result;
    }

    private static object? Inner(object? result) => result is INestedHttpResult nested ? Inner(nested.Result) : result;

    private sealed class Tagged(byte[] content) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes))}\"";
            httpContext.Response.Headers.ETag = tag;
            if (httpContext.Request.HasSeen(tag))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = content.Length;
            return httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
        }
    }
}
