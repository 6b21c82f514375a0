using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Architecture.Planted.Host;

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
