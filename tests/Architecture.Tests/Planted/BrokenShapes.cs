using CleanTemplate.Architecture.Tests.Exact;
using CleanTemplate.Architecture.Tests.Shared;
using static CleanTemplate.Architecture.Tests.Planted.Planting;

namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>Rules 5 to 7, each with the mistake that it is for.</summary>
public sealed class BrokenShapes
{
    [Fact]
    public void A_circle_of_areas_is_caught() => AreaRules.AreasAreFreeOfCycles(BrokenHouse).Finds(
        "Application.Books.Overdue.Remind calls Application.Loans.Reminders.Send (Books -> Loans)",
        "Application.Loans.RenewLoan.Book is a property of Domain.Books.BookId (Loans -> Books)");

    [Fact]
    public void A_use_of_what_another_area_keeps_to_itself_is_caught() => AreaRules.AreasMeetOnlyThroughWhatTheyPublish(BrokenHouse).Finds(
        "Application.Books.Overdue.Remind calls Application.Loans.Reminders.Send",
        "Application.Loans.Returns.Describe calls Application.Books.BookDto..ctor",
        "Application.Loans.Returns.Describe calls Application.Books.BookDto.Title",
        "Application.Loans.Returns.Kept names Domain.Books.Book",
        "Application.Loans.Returns.Kept names Domain.Books.IBookRepository",
        "Application.Loans.Returns.Kept names Domain.Books.Isbn",
        "Application.Loans.Returns.Kept names Domain.Books.Stray",
        "Application.Loans.Returns.Loudness calls Application.Books.HouseRules..ctor",
        "Application.Loans.Returns.Loudness calls Application.Books.HouseRules.MaxVolume",
        "Application.Loans.Returns.Show calls WebApi.Books.BookPages.Address",
        "Application.Loans.Returns.Write calls Infrastructure.Books.BookFile.Write");

    [Fact]
    public void A_type_in_another_folder_is_caught() => NameRules.ANamespaceIsAFolder(BrokenHouse).Finds(
        "Domain.Books.Stray lies in another folder than its namespace says");

    [Fact]
    public void A_handler_by_another_name_is_caught() => NameRules.HandlersAreCalledSo(BrokenHouse).Finds(
        "Application.Books.LendBookAgain has a name that does not end with Handler");

    [Fact]
    public void Something_else_called_handler_is_caught() => NameRules.NothingElseIsCalledHandler(BrokenHouse).Finds(
        "Application.Books.SomethingHandler does not implement ICommandHandler",
        "Application.Books.SomethingHandler does not implement IQueryHandler");

    [Fact]
    public void Something_else_called_validator_is_caught() => NameRules.NothingElseIsCalledValidator(BrokenHouse).Finds(
        "Domain.Books.IsbnValidator does not derive from AbstractValidator");

    [Fact]
    public void Something_else_called_configuration_is_caught() => NameRules.NothingElseIsCalledConfiguration(BrokenHouse).Finds(
        "Infrastructure.Books.LoanConfiguration does not implement IEntityTypeConfiguration");

    [Fact]
    public void Something_else_called_repository_is_caught() => NameRules.NothingElseIsCalledRepository(BrokenHouse).Finds(
        "Application.Loans.LoanRepository implements no repository of the domain");

    [Fact]
    public void A_validator_by_another_name_is_caught() => NameRules.ValidatorsAreCalledSo(BrokenHouse).Finds(
        "Application.Books.BookChecks has a name that does not end with Validator");

    [Fact]
    public void A_configuration_by_another_name_is_caught() => NameRules.ConfigurationsAreCalledSo(BrokenHouse).Finds(
        "Infrastructure.Books.BookMapping has a name that does not end with Configuration");

    [Fact]
    public void A_repository_by_another_name_is_caught() => NameRules.RepositoriesAreCalledSo(BrokenHouse).Finds(
        "Infrastructure.Books.BookShelf has a name that does not end with Repository");

    [Fact]
    public void A_request_without_a_handler_or_with_two_is_caught() => NameRules.ARequestHasOneHandler(BrokenHouse).Finds(
        "Application.Books.BrowseShelves has no handler, or more than one",
        "Application.Books.FindBook has no handler, or more than one",
        "Application.Books.LendBook has no handler, or more than one",
        "Application.Books.ListBooks has no handler, or more than one",
        "Application.Books.ListShelves has no handler, or more than one",
        "Application.Loans.ReturnBook has no handler, or more than one");

    [Fact]
    public void An_open_or_public_worker_is_caught() => RoleRules.WorkersAreSealedAndInternal(BrokenHouse).Finds(
        "Application.Books.LendBookHandler is public",
        "Domain.Books.IsbnValidator is public",
        "Infrastructure.Books.ShelfConfiguration is not sealed");

    [Fact]
    public void A_request_that_changes_is_caught() => ShapeRules.RequestsAreImmutableRecords(BrokenHouse).Finds(
        "Application.Books.LendBook is not immutable",
        "Application.Books.LendBook is not a record");

    [Fact]
    public void An_event_that_changes_is_caught() => ShapeRules.EventsAreImmutable(BrokenHouse).Finds(
        "Domain.Books.BookLost is not immutable");

    [Fact]
    public void A_question_or_an_answer_that_changes_is_caught() => ShapeRules.WhatIsAskedAndAnsweredIsImmutable(BrokenHouse).Finds(
        "Application.Books.BookDto is not immutable",
        "Application.Books.ShelfDto is not immutable",
        "Application.Books.ShelfMark is not immutable",
        "Application.Books.Wish is not immutable",
        "Domain.Books.Book is not immutable");

    [Fact]
    public void An_entity_with_a_public_setter_is_caught() => ShapeRules.EntitiesHaveNoPublicSetters(BrokenHouse).Finds(
        "Domain.Books.Book.Title can be assigned by anybody",
        "Domain.Books.Medium.Year can be assigned by anybody",
        "Domain.Books.Wrapping.Colour can be assigned by anybody");

    [Fact]
    public void An_entity_that_hands_out_its_list_is_caught() => ShapeRules.EntitiesHandOutNoMutableCollections(BrokenHouse).Finds(
        "Domain.Books.Book.Authors hands out a collection that anybody can change",
        "Domain.Books.Book.Chapters hands out a collection that anybody can change",
        "Domain.Books.Book.Index hands out a collection that anybody can change");

    [Fact]
    public void An_aggregate_that_holds_another_is_caught() => ShapeRules.AggregatesReferToOneAnotherById(BrokenHouse).Finds(
        "Domain.Books.Book.Copy.Places refers to an aggregate by more than its id",
        "Domain.Books.Book.Shelf refers to an aggregate by more than its id");

    [Fact]
    public void A_struct_without_equality_is_caught() => ShapeRules.StructsAreImmutableRecords(BrokenHouse).Finds(
        "Domain.Books.PageCount is not immutable",
        "Domain.Books.PageCount is not a record");

    [Fact]
    public void A_record_with_heirs_or_one_that_changes_is_caught() => ShapeRules.RecordsAreSealedAndImmutable(BrokenHouse).Finds(
        "Domain.Books.BookLost is not immutable",
        "Domain.Books.Isbn is not sealed",
        "Domain.Books.Rating is not immutable");
}
