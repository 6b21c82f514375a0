using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>Examples of the bodies that the endpoints of an area take, each shown where a body of its type is. Found by scanning.</summary>
internal interface IExamples
{
    IEnumerable<object> Bodies { get; }
}

/// <summary>Shows the example of each body, written as the host would.</summary>
internal sealed class Examples(IEnumerable<IExamples> areas, IOptions<JsonOptions> json) : IOpenApiOperationTransformer
{
    private readonly JsonSerializerOptions _json = new(json.Value.SerializerOptions) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var body = context.Description.ParameterDescriptions.SingleOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        if (areas.SelectMany(area => area.Bodies).SingleOrDefault(example => example.GetType() == body) is not { } example) return Task.CompletedTask;

        foreach (var content in operation.RequestBody!.Content!.Values.OfType<OpenApiMediaType>()) content.Example = JsonSerializer.SerializeToNode(example, body!, _json);
        return Task.CompletedTask;
    }
}
