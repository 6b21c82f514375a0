using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using CleanTemplate.Application;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <param name="Area">Where the error is declared, such as <c>Common</c>.</param>
/// <param name="Meaning">The message, with <c>{names}</c> for what differs.</param>
internal sealed record ErrorCode(string Code, int Status, string Area, string Meaning);

/// <summary>Every code there is: those of the static classes named Errors, asked one by one, and those that are no errors of ours.</summary>
internal static class ErrorCodes
{
    private const string Common = "Common", Http = "Http";

    // From here on are numbers that no message has of its own, one for each parameter.
    private const int Odd = 7_340_911;

    public static IReadOnlyList<ErrorCode> All { get; } =
    [
        .. Declared().Concat(
        [
            new("common.fault", 500, Http, "Something went wrong on our side. The trace id finds it in the log."),
            new("http.unreadable_request", 400, Http, "The request cannot be read: a parameter or a field is of another type, or the body is no JSON."),
            new("http.unreadable_request", 408, Http, "The body came too slowly."),
            new("http.unreadable_request", 413, Http, "The body is too large for this endpoint."),
            new("http.unreadable_request", 415, Http, "The body is of a type or charset that this endpoint does not take."),
            new("http.not_found", 404, Http, "There is nothing at this address."),
            new("http.method_not_allowed", 405, Http, "What is at this address takes other methods, which `Allow` names."),
            new("http.not_acceptable", 406, Http, "What is answered here is of no type that `Accept` names."),
            new("http.payload_too_large", 413, Http, "The body is larger than bodies may be."),
            new("http.unsupported_media_type", 415, Http, "The body must be of another content type."),
            new("http.precondition_required", 428, Http, "This needs the header `If-Match`."),
            new("http.too_many_requests", 429, Http, "Too many requests. `Retry-After` says when to go on."),
            new("http.gateway_timeout", 504, Http, "This took too long and was called off."),
        ]).OrderBy(error => error.Area != Common).DistinctBy(error => (error.Code, error.Status)).OrderBy(error => error.Code, StringComparer.Ordinal).ThenBy(error => error.Status),
    ];

    private static IEnumerable<ErrorCode> Declared()
    {
        var classes = new[] { typeof(Error).Assembly, typeof(ApplicationServices).Assembly, typeof(ErrorCodes).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Errors", StringComparison.Ordinal));
        foreach (var type in classes)
        {
            var area = UseCase.AreaOf(type);
            foreach (var member in type.GetMembers(BindingFlags.Public | BindingFlags.Static))
            {
                if (Ask(member) is { } asked) yield return new(asked.Error.Code, Problems.StatusOf(asked.Error.Kind), area, asked.Meaning);
            }
        }
    }

    private static (Error Error, string Meaning)? Ask(MemberInfo member)
    {
        if (member is FieldInfo field) return field.GetValue(null) is Error constant ? (constant, constant.Message) : null;
        if (member is not MethodInfo { ReturnType: { } answered } method || answered != typeof(Error)) return null;

        var arguments = method.GetParameters()
            .ToDictionary(parameter => parameter.Name!, parameter => Sample(parameter.ParameterType, $"{{{parameter.Name}}}", Odd + parameter.Position), StringComparer.Ordinal);
        var error = (Error)method.Invoke(null, [.. arguments.Values])!;
        return (error, arguments.Aggregate(error.Message, (message, argument) => Named(message, argument.Key, argument.Value)));
    }

    private static string Named(string message, string name, object? argument) =>
        Convert.ToString(argument is TimeSpan wait ? wait.TotalSeconds : argument, CultureInfo.InvariantCulture) is { Length: > 3 } text ? message.Replace(text, $"{{{name}}}", StringComparison.Ordinal) : message;

    private static object? Sample(Type type, string text, int number)
    {
        if (type == typeof(string)) return text;
        if (type == typeof(int) || type == typeof(long)) return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        if (type.IsEnum) return Enum.ToObject(type, number);
        if (type == typeof(TimeSpan)) return TimeSpan.FromSeconds(number);
        if (type.IsValueType) return Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        if (type == typeof(IEnumerable<string>)) return new[] { text };
        if (type.IsInterface) return null;

        var sample = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => field.FieldType == typeof(string))) field.SetValue(sample, text);
        return sample;
    }
}
