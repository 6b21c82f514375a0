using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Http;

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
