using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>The host with endpoints that differ between its first two versions, of which the first is deprecated.</summary>
public class WidgetDoorway : Doorway
{
    protected override string EnvironmentName => Environments.Development;

    private protected virtual Type[] Groups => [typeof(WidgetEndpoints), typeof(WidgetPages), typeof(WidgetNames)];

    protected virtual IDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["ApiVersions:Deprecated:1:Since"] = "2026-12-01",
        ["ApiVersions:Deprecated:1:Sunset"] = "2027-12-01",
        ["ApiVersions:Deprecated:1:Link"] = "https://example.com/moving",
    };

    protected override void Compose(WebApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection(Settings);
        foreach (var group in Groups) builder.Services.AddSingleton(typeof(IEndpointGroup), group);
        base.Compose(builder);
        // Added last, they are not put into the pipeline of use cases, whose end is a database.
        builder.Services.AddSingleton<IQueryHandler<ListWidgets, Page<string>>, Lister>().AddSingleton<ICommandHandler<MakeWidget, int>, Maker>();
    }

    private sealed class Lister : IQueryHandler<ListWidgets, Page<string>>
    {
        public async Task<Result<Page<string>>> Handle(ListWidgets query, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return query.Page < 1 ? throw new InvalidOperationException("A fault.") : new Page<string>(["a widget"], query.Page, 1, 3);
        }
    }

    private sealed class Maker : ICommandHandler<MakeWidget, int>
    {
        public async Task<Result<int>> Handle(MakeWidget command, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return 7;
        }
    }
}

[Public]
public sealed record ListWidgets(int Page = 1) : IQuery<Page<string>>;

[Public]
public sealed record MakeWidget : ICommand<int>;

internal sealed class WidgetEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api) => api.MapPost("/widgets", Make);

    private static async Task<Results<Created<Envelope<int>>, ProblemHttpResult>> Make(
        HttpRequest request, ICommandHandler<MakeWidget, int> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(), cancellationToken)).ToCreated(request, id => $"/widgets?page={id}");
}

[ApiVersions(Until = 1)]
internal sealed class WidgetPages : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/widgets", List);

    private static async Task<Results<Ok<PageEnvelope<string>>, ProblemHttpResult>> List(
        [AsParameters] ListWidgets query, HttpRequest request, IQueryHandler<ListWidgets, Page<string>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);
}

/// <summary>Lists without <c>meta</c>.</summary>
[ApiVersions(From = 2)]
internal sealed class WidgetNames : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api) => api.MapGet("/widgets", List);

    private static async Task<Results<Ok<Envelope<Page<string>>>, ProblemHttpResult>> List(
        [AsParameters] ListWidgets query, IQueryHandler<ListWidgets, Page<string>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToOk();
}
