using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace CleanTemplate.WebApi.Common.Http;

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
