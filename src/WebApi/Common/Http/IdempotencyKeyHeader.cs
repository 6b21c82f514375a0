using CleanTemplate.Application.Common.Idempotency;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>The key of the request at hand; none, where there is no request.</summary>
internal sealed class IdempotencyKeyHeader(IHttpContextAccessor accessor) : IIdempotencyKey
{
    private const string Name = "Idempotency-Key";

    public string? Value => accessor.HttpContext?.Request.Headers.TryGetValue(Name, out var key) == true ? string.Join(' ', key.ToArray()) : null;

    /// <summary>Shows the header on the operations whose command takes a key.</summary>
    public static Task Document(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesIdempotencyKeyAttribute>().Any()) return Task.CompletedTask;

        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = Name,
            In = ParameterLocation.Header,
            Description = "A key of your choice, a new one for each request. Sent again with the same key, the request is not done again: it is answered as the first time.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = OperationKey.KeyLength, Pattern = "^[!-~]+$" },
        });
        return Task.CompletedTask;
    }
}
