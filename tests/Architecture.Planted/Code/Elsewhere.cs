using CleanTemplate.Application.Common;
using CleanTemplate.Architecture.Planted.Code.Domain.Books;
using CleanTemplate.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Architecture.Planted.Elsewhere;

/// <summary>Mistakes that are none of this house's business: they stand outside of it.</summary>
public sealed class Guest : AggregateRoot
{
    public string Name { get; set; } = "";

    public List<Guest> Friends { get; } = [];

    public static async void Wait(CancellationToken cancellationToken, IServiceProvider services)
    {
        await Task.Delay(1, CancellationToken.None);
        services.GetService(typeof(Guest));
    }
}

public sealed record GuestLeft(DateTimeOffset OccurredAt) : DomainEvent(OccurredAt)
{
    public string Reason { get; set; } = "";
}

public sealed class Invite : ICommand
{
    public GuestDto? Guest { get; set; }
}

public sealed class InviteAgain : ICommandHandler<Invite, Unit>
{
    public Task<Result<Unit>> Handle(Invite command, CancellationToken cancellationToken) => Task.FromResult<Result<Unit>>(Unit.Value);
}

public sealed class GuestDto
{
    public string Name { get; set; } = "";
}

public class GuestValidator;

public class GuestConfiguration;

public class GuestRepository;

public class GuestChecks : AbstractValidator<Guest>;

public class GuestMapping : IEntityTypeConfiguration<Guest>
{
    public void Configure(EntityTypeBuilder<Guest> builder)
    {
    }
}

public class GuestBook : IBookRepository
{
    public Task<Book?> Find(BookId id, CancellationToken cancellationToken) => Task.FromResult<Book?>(null);
}
