using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Planted.Host;

/// <summary>Endpoints with one mistake each, named by their paths; the first four have none.</summary>
public static class LibraryEndpoints
{
    private const string Policy = "readers";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/books", () => "").WithName("ListBooks").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v2/loans", () => "").WithName("ListLoans").RequireAuthorization().RequireRateLimiting(Policy).Problems(400, 401, 429);
        app.MapGet("/status", () => "").ExcludeFromDescription().AllowAnonymous().DisableRateLimiting();
        app.MapGet("/version", () => "").ExcludeFromDescription().AllowAnonymous().RequireRateLimiting(Policy);

        app.MapGet("/api/unversioned", () => "").WithName("Unversioned").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/vacations/", () => "").WithName("Vacations").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/elsewhere/api/v1/", () => "").WithName("Elsewhere").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);

        app.MapGet("/api/v1/undecided", () => "").WithName("Undecided").RequireRateLimiting(Policy).Problems(400, 401, 429);
        app.MapGet("/undecided", () => "").ExcludeFromDescription().DisableRateLimiting();

        app.MapGet("/api/v1/unlimited", () => "").WithName("Unlimited").AllowAnonymous().Problems(400, 429);
        app.MapGet("/api/v1/freed", () => "").WithName("Freed").AllowAnonymous().RequireRateLimiting(Policy).DisableRateLimiting().Problems(400, 429);
        app.MapGet("/unlimited", () => "").ExcludeFromDescription().AllowAnonymous();

        app.MapGet("/api/v1/never-invalid", () => "").WithName("NeverInvalid").AllowAnonymous().RequireRateLimiting(Policy).Problems(429);
        app.MapGet("/api/v1/never-too-many", () => "").WithName("NeverTooMany").AllowAnonymous().RequireRateLimiting(Policy).Problems(400);
        app.MapGet("/api/v1/never-a-stranger", () => "").WithName("NeverAStranger").RequireAuthorization().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v1/own-format", () => "").WithName("OwnFormat").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429)
            .Produces<string>(StatusCodes.Status404NotFound, "application/problem+json");
        app.MapGet("/api/v1/own-type", () => "").WithName("OwnType").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429)
            .Produces<ProblemDetails>(StatusCodes.Status404NotFound, "application/json");

        app.MapGet("/api/v1/nameless", () => "").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v1/first", () => "").WithName("Twin").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v1/second", () => "").WithName("Twin").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
    }

    private static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.ProducesProblem(status);
        return endpoint;
    }
}

[Public]
public sealed record ListLoans(string? Reader = null, int? MinDays = null, string? Sort = null, int Page = 1, int PageSize = PageLimits.DefaultSize)
    : IQuery<Page<Loan>>, IPaged
{
    public static readonly IReadOnlyList<string> SortFields = ["due", "renewals"];
}

internal sealed class ListLoansHandler(LibraryContext library) : IQueryHandler<ListLoans, Page<Loan>>
{
    public async Task<Result<Page<Loan>>> Handle(ListLoans query, CancellationToken cancellationToken)
    {
        var loans = library.Set<Loan>().Where(loan => !loan.IsReturned);
        if (query.Reader is { } reader) loans = loans.Where(loan => loan.Reader == reader);
        if (query.MinDays is { } days) loans = loans.Where(loan => loan.Days >= days);

        var total = await loans.CountAsync(cancellationToken);
        var sorted = query.Sort switch
        {
            "renewals" => loans.OrderBy(loan => loan.Renewals).ThenBy(loan => loan.Id),
            "-renewals" => loans.OrderByDescending(loan => loan.Renewals).ThenByDescending(loan => loan.Id),
            "-due" => loans.OrderByDescending(loan => loan.Due).ThenBy(loan => loan.Id),
            _ => loans.OrderBy(loan => loan.Due).ThenBy(loan => loan.Id),
        };
        return new Page<Loan>(await sorted.ToListAsync(cancellationToken), query.Page, query.PageSize, total);
    }
}

[Public]
public sealed record ListLostLoans(Branch Branch, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<Loan>>, IPaged;

internal sealed class ListLostLoansHandler(LibraryContext library) : IQueryHandler<ListLostLoans, Page<Loan>>
{
    public async Task<Result<Page<Loan>>> Handle(ListLostLoans query, CancellationToken cancellationToken)
    {
        var lost = await library.Set<Loan>()
            .Where(loan => loan.IsLost && loan.Branch == query.Branch)
            .OrderBy(loan => loan.Days).ThenBy(loan => loan.Id)
            .ToListAsync(cancellationToken);
        return new Page<Loan>(lost, query.Page, query.PageSize, lost.Count);
    }
}

[Public]
public sealed record ListOftenRenewedLoans(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<Loan>>, IPaged;

internal sealed class ListOftenRenewedLoansHandler(LibraryContext library) : IQueryHandler<ListOftenRenewedLoans, Page<Loan>>
{
    public async Task<Result<Page<Loan>>> Handle(ListOftenRenewedLoans query, CancellationToken cancellationToken)
    {
        var renewed = await library.Set<Loan>()
            .Where(loan => loan.Renewals > 2)
            .OrderBy(loan => loan.Due).ThenBy(loan => loan.Id)
            .ToListAsync(cancellationToken);
        return new Page<Loan>(renewed, query.Page, query.PageSize, renewed.Count);
    }
}

[Public]
public sealed record ListAuthors(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<Author>>, IPaged;

internal sealed class ListAuthorsHandler(LibraryContext library) : IQueryHandler<ListAuthors, Page<Author>>
{
    public async Task<Result<Page<Author>>> Handle(ListAuthors query, CancellationToken cancellationToken)
    {
        var authors = await library.Set<Author>().Skip(query.Page).Take(query.PageSize).ToListAsync(cancellationToken);
        return new Page<Author>(authors, query.Page, query.PageSize, authors.Count);
    }
}

[Public]
public sealed record BrowseLoans(string? Cursor = null, int Limit = PageLimits.DefaultSize) : IQuery<CursorPage<Loan>>, ICursored;

internal sealed class BrowseLoansHandler(LibraryContext library) : IQueryHandler<BrowseLoans, CursorPage<Loan>>
{
    public async Task<Result<CursorPage<Loan>>> Handle(BrowseLoans query, CancellationToken cancellationToken)
    {
        var loans = await library.Set<Loan>().OrderBy(loan => loan.Renewals).ThenBy(loan => loan.Id).ToListAsync(cancellationToken);
        return new CursorPage<Loan>(loans, query.Limit, Next: null, Previous: null);
    }
}
