using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.WebApi.Common.Http;
using FluentValidation;
using FluentValidation.Validators;
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

/// <summary>From the rules of a validator to the words of JSON Schema.</summary>
internal static class LimitWords
{
    private const string NotBlank = @"\S";

    public static void Write(IValidator validator, string field, OpenApiSchema schema)
    {
        foreach (var (isOfEach, rule) in RulesOf(validator, field))
        {
            if ((isOfEach ? schema.Items : schema) is OpenApiSchema target) Write(rule, target);
        }
    }

    /// <summary>The validator of the object that lies in this field, or in the list there.</summary>
    public static IValidator? Child(IValidator validator, string field) => RulesOf(validator, field)
        .Select(rule => rule.Rule).OfType<IChildValidatorAdaptor>().Select(child => (IValidator)Activator.CreateInstance(child.ValidatorType)!).SingleOrDefault();

    private static IEnumerable<(bool IsOfEach, IPropertyValidator Rule)> RulesOf(IValidator validator, string field) => validator.CreateDescriptor().Rules
        .Where(rule => rule.PropertyName is { } member && Json.Name(member) == field)
        .SelectMany(rule => rule.Components, (rule, component) => (IsOfEach(rule), component.Validator));

    private static bool IsOfEach(IValidationRule rule) =>
        rule.GetType().GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));

    private static void Write(IPropertyValidator rule, OpenApiSchema schema)
    {
        switch (rule)
        {
            case ISpokenRule { Says: var says }:
                Write(says, schema);
                break;
            case ILengthValidator length:
                if (length.Min > 0) schema.MinLength = length.Min;
                if (length.Max > 0) schema.MaxLength = length.Max;
                break;
            case INotEmptyValidator when schema.Type?.HasFlag(JsonSchemaType.String) == true && schema.Format is null:
                schema.MinLength ??= 1;
                schema.Pattern ??= NotBlank;
                break;
            case IEmailValidator:
                schema.Format = "email";
                break;
            case IRegularExpressionValidator expression:
                schema.Pattern = expression.Expression;
                break;
            case IBetweenValidator { Name: "InclusiveBetweenValidator" } between:
                (schema.Minimum, schema.Maximum) = (Number(between.From), Number(between.To));
                break;
            case IComparisonValidator { Comparison: Comparison.GreaterThanOrEqual } least:
                schema.Minimum = Number(least.ValueToCompare);
                break;
            case IComparisonValidator { Comparison: Comparison.LessThanOrEqual } most:
                schema.Maximum = Number(most.ValueToCompare);
                break;
            case IComparisonValidator or IBetweenValidator:
                throw new InvalidOperationException($"The documents have no words yet for {rule.Name}.");
        }
    }

    private static void Write(Wording says, OpenApiSchema schema)
    {
        schema.Pattern = says.Pattern ?? schema.Pattern;
        schema.Enum = says.Choices is { } choices ? [.. choices.Select(choice => (JsonNode)choice)] : schema.Enum;
        schema.MultipleOf = says.Step ?? schema.MultipleOf;
        schema.ExclusiveMinimum = says.Above is { } above ? Number(above) : schema.ExclusiveMinimum;
        schema.Maximum = says.Most is { } most ? Number(most) : schema.Maximum;
        schema.MinItems = says.MinItems ?? schema.MinItems;
        schema.MaxItems = says.MaxItems ?? schema.MaxItems;
    }

    private static string? Number(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
