using System.Data.Common;
using System.Diagnostics;
using System.Text;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>The one error format, RFC 9457 with a stable code, and the one place where kinds become statuses.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";
    private const string RetryAfter = "retryAfter";

    public static void AddProblems(this IServiceCollection services)
    {
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (MeantBy(context.HttpContext) is { } error && problem.Extensions.TryAdd("code", error.Code)) problem.Detail = error.Message;
            // The framework has none for some statuses.
            problem.Title ??= ReasonPhrases.GetReasonPhrase(problem.Status ?? context.HttpContext.Response.StatusCode);
            problem.Detail ??= DetailOf(context.HttpContext);
            problem.Extensions.TryAdd("code", CodeOf(problem.Status ?? context.HttpContext.Response.StatusCode));
            if (problem.Extensions.TryGetValue(RetryAfter, out var wait)) context.HttpContext.Response.Headers.RetryAfter = wait!.ToString();
            if (problem.Status == StatusCodes.Status401Unauthorized && context.HttpContext.Response.Headers.WWWAuthenticate.Count == 0)
                context.HttpContext.Response.Headers.WWWAuthenticate = BearerHandler.Scheme;
            problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        });
        services.AddSingleton<IProblemDetailsWriter, ProblemsForEverybody>();
        services.AddExceptionHandler<UnreadableRequests>();
        services.AddExceptionHandler<Faults>();
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    public static ProblemHttpResult For(Error error)
    {
        var problem = Details(StatusOf(error.Kind), error.Code, error.Message, error.Fields);
        if (error.RetryAfter is { } wait) problem.Extensions[RetryAfter] = (int)Math.Ceiling(wait.TotalSeconds);
        return TypedResults.Problem(problem);
    }

    public static ProblemDetails Details(int status, string code, string detail, IReadOnlyDictionary<string, string[]> fields)
    {
        ProblemDetails problem = new() { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
        problem.Extensions["code"] = code;
        if (fields.Count > 0) problem.Extensions["errors"] = fields;
        return problem;
    }

    /// <summary>Documents the refusals an endpoint may answer beside those that follow from what it is.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses) => endpoint.WithMetadata(
        [new Refusals(statuses), .. statuses.Append(StatusCodes.Status400BadRequest).Append(StatusCodes.Status429TooManyRequests).Distinct().Select(Documented)]);

    public static ProducesResponseTypeMetadata Documented(int status) => new(status, typeof(ProblemDetails), [MediaType]);

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Validation => StatusCodes.Status400BadRequest,
        ErrorKind.Unauthorized => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Stale => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Rule => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new InvalidOperationException($"The kind {kind} has no status."),
    };

    /// <summary>The refusal the use case would have answered, had the framework not answered first.</summary>
    private static Error? MeantBy(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => CommonErrors.SignInRequired,
        StatusCodes.Status403Forbidden when http.GetEndpoint()?.Metadata.GetMetadata<RequirePermissionAttribute>() is { } needed => CommonErrors.PermissionRequired(needed.Permission),
        _ => null,
    };

    /// <summary>What to do about a refusal the framework made.</summary>
    private static string? DetailOf(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status405MethodNotAllowed => $"This takes {http.Response.Headers.Allow}.",
        StatusCodes.Status406NotAcceptable => $"This is answered as {string.Join(" or ", Methods.Answers(http))}.",
        StatusCodes.Status413PayloadTooLarge => $"A request body has at most {http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize} bytes.",
        StatusCodes.Status415UnsupportedMediaType => "The content type must be application/json.",
        StatusCodes.Status429TooManyRequests => $"Too many requests. Try again in {http.Response.Headers.RetryAfter} s.",
        StatusCodes.Status504GatewayTimeout => "This took too long and was called off.",
        _ => null,
    };

    /// <summary>The code of a refusal the framework made: <c>http.not_found</c>.</summary>
    private static string CodeOf(int status) =>
        new StringBuilder("http.").Append(ReasonPhrases.GetReasonPhrase(status)).Replace(' ', '_').Replace('-', '_').ToString().ToLowerInvariant();
}

/// <summary>The statuses with which an endpoint refuses for reasons of its business.</summary>
internal sealed record Refusals(IReadOnlyList<int> Statuses);

/// <summary>Writes a problem also to a client that did not ask for JSON: the framework's own writer would write nothing.</summary>
internal sealed class ProblemsForEverybody(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        options.Value.CustomizeProblemDetails?.Invoke(context);
        return new(context.HttpContext.Response.WriteAsJsonAsync(context.ProblemDetails, context.ProblemDetails.GetType(), options: null, Problems.MediaType));
    }
}

/// <summary>Bugs and broken machines: logged in full, answered without any detail.</summary>
internal sealed partial class Faults(IProblemDetailsService problems, ILogger<Faults> logger) : IExceptionHandler
{
    private static readonly Dictionary<string, string[]> NoFields = [];

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // However the work took its cancellation: some database drivers throw an error of their own.
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        Log.Failed(logger, exception);
        var details = IsOutage(exception)
            ? Problems.For(CommonErrors.Unavailable).ProblemDetails
            : Problems.Details(StatusCodes.Status500InternalServerError, "common.fault", "Something went wrong on our side. The trace id finds it in the log.", NoFields);
        httpContext.Response.StatusCode = details.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = details });
    }

    private static bool IsOutage(Exception? exception) => exception is DbException { IsTransient: true } || (exception is not null && IsOutage(exception.InnerException));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The request failed.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
