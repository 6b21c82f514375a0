using System.Text.Json;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Common.Validation;

internal static class Refusals
{
    /// <summary>Everything that is wrong with the request, by field as the client wrote it (<c>items[0].name</c>).</summary>
    public static Error? Refuse<TRequest>(this IEnumerable<IValidator<TRequest>> validators, TRequest request)
    {
        var failures = validators.SelectMany(validator => validator.Validate(request).Errors).ToLookup(failure => FieldName(failure.PropertyName), failure => failure.ErrorMessage);
        return failures.Count == 0 ? null : CommonErrors.Invalid(failures.ToDictionary(field => field.Key, messages => messages.Distinct().ToArray()));
    }

    private static string FieldName(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
