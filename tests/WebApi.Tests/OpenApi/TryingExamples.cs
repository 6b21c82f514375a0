using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.OpenApi;

/// <summary>Examples are sent by whoever reads the document: the host must find nothing wrong with them.</summary>
public sealed class TryingExamples
{
    [Theory, OnEveryDatabase]
    public async Task Every_body_has_an_example_that_the_host_takes(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseEnvironment("Development"));
        var client = api.SignedIn(Roles.Admin);
        foreach (var version in api.Services.GetRequiredService<SupportedVersions>().All)
        {
            var paths = JsonNode.Parse(await client.GetStringAsync($"/openapi/{version.Name}.json"))!["paths"]!.AsObject();
            foreach (var (path, method, operation) in paths.SelectMany(path => path.Value!.AsObject(), (path, item) => (path.Key, item.Key, item.Value!)))
            {
                foreach (var (type, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
                {
                    Assert.True(content!["example"] is not null, $"{operation["operationId"]} needs an example: an IExamples of its area has it.");
                    using HttpRequestMessage request = new(new(method.ToUpperInvariant()), path.Replace("{id}", $"{Api.NewUser()}", StringComparison.Ordinal));
                    request.Content = new StringContent(type == "text/csv" ? $"{content["example"]}" : content["example"]!.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(type));
                    request.Headers.TryAddWithoutValidation("If-Match", "*");

                    var answer = await client.SendAsync(request);

                    Assert.False(
                        answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.PreconditionRequired or HttpStatusCode.InternalServerError,
                        $"{operation["operationId"]} as {type}: {await answer.Content.ReadAsStringAsync()}");
                    Assert.Contains($"{(int)answer.StatusCode}", operation["responses"]!.AsObject().Select(response => response.Key));
                }
            }
        }
    }
}
