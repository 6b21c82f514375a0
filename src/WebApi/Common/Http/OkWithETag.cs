using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>200 with the version of the resource as its ETag.</summary>
public sealed class OkWithETag<T>(T data, long version) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<T>), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = new ETag(version).ToString();
        return TypedResults.Ok(new Envelope<T>(data)).ExecuteAsync(httpContext);
    }
}
