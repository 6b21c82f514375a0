using System.Globalization;
using System.Text.Json.Nodes;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.WebApi.Common.Http;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.OpenApi;

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
