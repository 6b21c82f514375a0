using System.Text.Json;
using CleanTemplate.WebApi.Common.Http;
using FluentValidation;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>
/// What bodies and parameters take, as the validator of the request says it. What must be there, and what may be null, is found by
/// leaving it out: a document that says it by itself would be wrong one day.
/// </summary>
internal sealed class Limits(IOptions<JsonOptions> json) : IOpenApiOperationTransformer
{
    private const string Suffix = "Validator";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var request = context.Description.ActionDescriptor.EndpointMetadata.OfType<UseCase>().Single().Request;
        using var scope = context.ApplicationServices.CreateScope();
        var validator = (IValidator?)scope.ServiceProvider.GetService(typeof(IValidator<>).MakeGenericType(request));
        if (validator is not null)
        {
            foreach (var parameter in operation.Parameters ?? [])
            {
                if (parameter.Schema is OpenApiSchema schema) LimitWords.Write(validator, parameter.Name!, schema);
            }
        }

        foreach (var body in operation.RequestBody?.Content?.Values ?? [])
        {
            if (body.Schema is OpenApiSchemaReference reference && Component(context.Document!, reference) is { Properties: not null } schema)
                Describe(schema, request, validator, context.Document!);
        }

        return Task.CompletedTask;
    }

    private void Describe(OpenApiSchema schema, Type type, IValidator? validator, OpenApiDocument document)
    {
        var missing = Blamed("{}", type, validator);
        if (missing is not null) schema.Required = schema.Properties!.Keys.Where(missing.Contains).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, property) in schema.Properties!.ToList())
        {
            if (property is OpenApiSchema { Type: { } types } plain)
                plain.Type = Blamed($$"""{"{{name}}":null}""", type, validator)?.Contains(name) == false ? types | JsonSchemaType.Null : types & ~JsonSchemaType.Null;
            if (validator is null) continue;

            if (property is OpenApiSchema limited) LimitWords.Write(validator, name, limited);
            if (LimitWords.Child(validator, name) is not { } child) continue;

            if (property is OpenApiSchema { Items: { } item } list) list.Items = Named(child, item, document);
            else schema.Properties![name] = Named(child, property, document);
        }
    }

    /// <summary>An object is called as the validator is that checks it: the same type may be checked in more than one way.</summary>
    private OpenApiSchemaReference Named(IValidator child, IOpenApiSchema property, OpenApiDocument document)
    {
        var name = child.GetType().Name[..^Suffix.Length];
        if (document.Components?.Schemas?.ContainsKey(name) != true) document.AddComponent(name, Copy(property, document));
        OpenApiSchemaReference reference = new(name, document);
        var checkedType = child.GetType().GetInterfaces().Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IValidator<>)).GenericTypeArguments[0];
        Describe(Component(document, reference)!, checkedType, child, document);
        return reference;
    }

    private static OpenApiSchema Copy(IOpenApiSchema property, OpenApiDocument document)
    {
        var copy = (OpenApiSchema)(property is OpenApiSchemaReference reference ? Component(document, reference)! : property).CreateShallowCopy();
        copy.Metadata = null;
        copy.Properties = copy.Properties!.ToDictionary(member => member.Key, member => member.Value.CreateShallowCopy(), StringComparer.Ordinal);
        return copy;
    }

    /// <summary>The fields of such a request that are refused; null when nothing of it can be read.</summary>
    private HashSet<string>? Blamed(string text, Type type, IValidator? validator)
    {
        try
        {
            var request = JsonSerializer.Deserialize(text, type, json.Value.SerializerOptions)!;
            return [.. validator?.Validate(new ValidationContext<object>(request)).Errors.Select(failure => Json.Name(failure.PropertyName)) ?? []];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static OpenApiSchema? Component(OpenApiDocument document, OpenApiSchemaReference reference) =>
        document.Components?.Schemas?.TryGetValue(reference.Reference.Id!, out var schema) == true ? schema as OpenApiSchema : null;
}
