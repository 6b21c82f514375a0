using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Http;

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
