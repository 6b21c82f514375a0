using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CleanTemplate.WebApi.Tests.Host;

/// <summary>What tests expect of an answer.</summary>
internal static class Answers
{
    extension(HttpResponseMessage answer)
    {
        /// <summary>The <c>data</c> of a success, or the whole body in the failure message.</summary>
        public async Task<JsonElement> Data(HttpStatusCode expected = HttpStatusCode.OK) => (await answer.Body(expected)).GetProperty("data");

        public async Task<JsonElement> Body(HttpStatusCode expected = HttpStatusCode.OK)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {text}");
            return JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement;
        }

        /// <summary>A problem with this status and code, and a trace id to look it up by.</summary>
        public async Task<JsonElement> Refused(HttpStatusCode status, string code)
        {
            var problem = await answer.Body(status);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(code, problem.GetProperty("code").GetString());
            Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
            Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
            return problem;
        }

        /// <summary>A 400 that blames exactly this field.</summary>
        public async Task<string> Blames(string field)
        {
            var problem = await answer.Body(HttpStatusCode.BadRequest);
            var wrong = Assert.Single(problem.GetProperty("errors").EnumerateObject());
            Assert.Equal(field, wrong.Name);
            return wrong.Value[0].GetString()!;
        }
    }

    extension(HttpClient client)
    {
        public Task<HttpResponseMessage> Post(string path, object? body = null, string? ifMatch = null, string? key = null) => client.Send(HttpMethod.Post, path, body, ifMatch, key);

        public Task<HttpResponseMessage> Put(string path, object? body = null, string? ifMatch = "*") => client.Send(HttpMethod.Put, path, body, ifMatch);

        public Task<HttpResponseMessage> Patch(string path, object? body = null, string? ifMatch = "*") => client.Send(HttpMethod.Patch, path, body, ifMatch);

        public Task<HttpResponseMessage> Delete(string path, string? ifMatch = "*") => client.Send(HttpMethod.Delete, path, null, ifMatch);

        private Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, string? ifMatch, string? key = null)
        {
            HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            return client.SendAsync(request);
        }
    }
}
