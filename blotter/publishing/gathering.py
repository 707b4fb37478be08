# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From files to the library, everything that did not change taken from memory."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from blotter.library.computed import OPEN_DOCUMENTS, Computed
from blotter.library.desk_checks import check_leads, check_stories
from blotter.library.index import Findings, Shelved, build_library
from blotter.library.links import check_links, check_menu, is_addressed, linked_slugs
from blotter.library.news import news_turns
from blotter.library.translations import check_translations
from blotter.library.visibility import Visibility, sort_by_visibility, with_unread_drafts, without_unfinished
from blotter.markup.documents import placed
from blotter.model.articles import Article, StandingPage
from blotter.model.documents import Document
from blotter.model.editions import Lead, Story
from blotter.model.problems import Problem, has_errors
from blotter.model.report import BuildRequest
from blotter.model.verdicts import Verdict
from blotter.publishing.agreement import find_disagreements, knows_all_names, recall_related, shows_the_same
from blotter.publishing.content import Content
from blotter.publishing.crew import crew_for
from blotter.publishing.following import concerns_all_links, moved_slugs, renamed_slugs
from blotter.publishing.intake import Intake
from blotter.publishing.lost_addresses import find_lost, report_lost
from blotter.publishing.memory import Memory, Record
from blotter.publishing.pictures import pictures_of
from blotter.publishing.run import Run
from blotter.publishing.unfinished import unfinished_drafts
from blotter.reading.articles import zone_of
from blotter.reading.originals import ORIGINALS_FOLDER, read_originals
from blotter.reading.pictures import check_statics
from blotter.reading.site import Item, SiteFiles, read_files
from blotter.reading.strays import find_strays
from blotter.rights.assessment import HouseRules, assess, may_change_with_time, turning_days
from blotter.rights.deadlines import NOTICE_DAYS
from blotter.rights.site_rules import check_site, day_of_appearance


def gather(request: BuildRequest, memory: Memory, run: Run) -> Content:
    """Read, mark up, judge and index. Raises ``SiteError`` with all problems when one of them is an error."""
    with run.stage("read"):
        files, problems, agreed, keys = _read(request, memory, run)
    work = _Desk(request, memory, run, files)
    with run.stage("record"):
        work.record(problems, keys)
        work.find_pictures()
    zone = files.config.site.timezone
    visibility = sort_by_visibility(files.articles, now=request.now, timezone=zone, drafts=request.drafts)
    visibility = with_unread_drafts(visibility, files)
    run.drafts = visibility.drafts
    lost = work.find_lost(visibility)
    if not knows_all_names(files, memory.records):
        run.stop_on_errors(strict=request.strict)
    with run.stage("judge"):
        work.judge(visibility)
        days = work.turning_days()
        turns = (work.next_turn(days, ahead=0), visibility.next_change)
        visibility = replace(visibility, next_change=_first(turns))
        warning = work.next_turn(days, ahead=NOTICE_DAYS + 1)
    with run.stage("index"):
        shelved, visibility = work.shelve(visibility)
        addresses = work.check_links(shelved, visibility, lost)
        is_alike = shows_the_same(shelved.library, memory)
        shelved = recall_related(shelved, memory) if is_alike else shelved
    run.stop_on_errors(strict=request.strict)
    return Content(
        files=files,
        shelved=shelved,
        visibility=visibility,
        records=work.records,
        documents=work.made,
        verdicts=work.judged,
        addresses=addresses,
        agreed=agreed,
        shows_the_same=is_alike,
        lost=lost,
        # Two things change with time and are not announced: what a warning says, and what is news.
        next_warning=_first((warning, news_turns(shelved.library, request.now))),
    )


def _first(moments: Iterable[dt.datetime | None]) -> dt.datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _read(
    request: BuildRequest, memory: Memory, run: Run
) -> tuple[SiteFiles, tuple[Problem, ...], bool, Mapping[str, bytes]]:
    """Take in what is not known.

    Returns all files, what is wrong with single ones, whether they agree with each other, and the keys of new bodies.
    """
    waiting = sum(path.endswith(".md") for path in (memory.changed if memory.items else memory.found))
    intake = Intake(memory, crew_for(request), run.tell("read", waiting))
    files, problems = read_files(request.site, memory.items, intake.read, settings=memory.settings, there=memory.there)
    run.problems += problems
    found = find_disagreements(files, memory)
    run.problems += (*found, *check_statics(request.site))
    run.problems += find_strays(memory.found)
    return files, problems, not found, intake.keys


class _Desk:
    """One build's work on the content files.

    ``records`` grows stage by stage; those of unchanged files are kept. ``unknown`` are the items that have none yet,
    ``dated`` the articles that may be shown now or later and of which more is asked as time goes by: every copy,
    ``unseen`` known drafts whose pictures could not be had.
    """

    def __init__(self, request: BuildRequest, memory: Memory, run: Run, files: SiteFiles) -> None:
        self.request = request
        self.memory = memory
        self.run = run
        self.files = files
        self.items = files.items
        self.unknown = [item for item in self.items if item.path not in memory.records]
        self.zone = zone_of(files.config.site.timezone)
        self.today = request.now.astimezone(self.zone).date()
        self.records: dict[str, Record] = {}
        self.made = made = memory.made
        self.judged: dict[str, Verdict] = {}
        self.dated: list[Article] = []
        self.unseen: list[Item] = []
        self.names = files.names
        # It does not refer to this desk, which refers to it: a circle would be left to the collector.
        self.documents: Mapping[str, Document] = Computed(
            self.names, lambda path: made[path] if path in made else memory.document(path), most=OPEN_DOCUMENTS
        )

    def _verdict(self, path: str) -> Verdict:
        return self.judged[path] if path in self.judged else self.memory.verdict(path)

    def record(self, problems: Iterable[Problem], keys: Mapping[str, bytes]) -> None:
        """Put down what there is to remember of new files; of hidden articles, too: their links are checked early."""
        read: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            read[problem.place.path].append(problem)
        known = self.memory.records
        self.records = {path: one for path, one in known.items() if path in self.names}
        renamed = renamed_slugs(self.memory, self.names)
        for path, record in self.records.items():
            if renamed and not renamed.isdisjoint(record.slugs):
                self.records[path] = replace(record, slugs=linked_slugs(self.documents[path], self.names))
            if record.read:
                self.run.problems += record.read
            if record.unseen:
                self.unseen.append(record.item)
        for item in self.unknown:
            self.records[item.path] = self._new_record(item, keys[item.path], read[item.path])

    def _new_record(self, item: Item, key: bytes, read: list[Problem]) -> Record:
        document = self.documents[item.path]
        found = placed(document.problems, item.path, item.body_line)
        self.run.problems += found
        media, unseen = pictures_of(item, document, self.request.site)  # now, for the document is at hand
        self.run.problems += unseen
        return Record(
            article=item if isinstance(item, Article) else None,
            page=item if isinstance(item, StandingPage) else None,
            lead=item if isinstance(item, Lead) else None,
            story=item if isinstance(item, Story) else None,
            key=key,
            read=(*read, *found),
            slugs=linked_slugs(document, self.names),
            addressed=is_addressed(document),
            dated=isinstance(item, Article) and may_change_with_time(item),
            media=media,
            unseen=unseen,
        )

    def find_pictures(self) -> None:
        """Measure the pictures of known files again where any may have changed, or could not be measured."""
        for item in self.items if self.memory.has_other_files else self.unseen:
            record = self.records[item.path]
            if item.path in self.memory.records and (record.media or record.unseen):
                media, problems = pictures_of(item, self.documents[item.path], self.request.site)
                self.run.problems += problems
                self.records[item.path] = replace(record, media=media, unseen=problems)

    def find_lost(self, visibility: Visibility) -> Mapping[str, str]:
        """Find the addresses that readers have of articles that are elsewhere now; nobody has one of a preview."""
        if self.request.drafts:
            return {}
        lost = find_lost(self.memory, self.files, self.names, visibility.shown, self.unknown)
        self.run.problems += report_lost(lost, self.files, visibility.shown)
        return lost

    def judge(self, visibility: Visibility) -> None:
        """Ask the rights engine about every article that readers see or will see, and that it has not judged so yet.

        What is scheduled is judged as of the day on which it appears: nobody may be at the desk then.
        """
        everybody = (*visibility.shown, *visibility.scheduled)
        originals, problems = read_originals(self.request.site, everybody)
        self.run.problems += problems
        sources, config = self.files.sources, self.files.config
        house = HouseRules(
            settings=config.rights,
            originals=originals,
            today=self.today,
            built_on=self.today,
            zone=self.zone,
            base_url=config.site.base_url,
        )
        state, touched = self.memory.state, self.memory.touched
        anew = any(path.startswith(f"{ORIGINALS_FOLDER}/") for path in touched)
        another_day = state is None or state.fact("today") != self.today.isoformat().encode()
        for article in everybody:
            record = self.records[article.path]
            if anew or not record.judged or (another_day and record.dated):
                is_shown = article.slug not in visibility.hidden
                day = self.today if is_shown else day_of_appearance(article, self.zone)
                document, asked = self.documents[article.path], replace(house, today=day)
                verdict, rights = assess(article, document, sources[article.source], asked)
                self.judged |= {article.path: verdict} if is_shown else {}
                record = replace(record, judged=is_shown, rights=rights, reserved=bool(verdict.credit.index))
                self.records[article.path] = record
            if record.rights:
                self.run.problems += record.rights
            if record.dated:
                self.dated.append(article)
        # What is no copy, as most are, is nothing that the site as a whole is checked for.
        self.run.problems += check_site(self.dated, sources, config, zone=self.zone, today=self.today)

    def turning_days(self) -> frozenset[dt.date]:
        """List the days on which the judgment of an article may change by itself."""
        return frozenset(
            day for article in self.dated for day in turning_days(article, self.files.sources[article.source])
        )

    def next_turn(self, days: Iterable[dt.date], *, ahead: int) -> dt.datetime | None:
        """Return when the next of some days begins, or when it will be ``ahead`` days off."""
        early = {day - dt.timedelta(days=ahead) for day in days if day.year > 1}
        moments = [dt.datetime.combine(day, dt.time(), self.zone) for day in early]
        return min((moment for moment in moments if moment > self.request.now), default=None)

    def shelve(self, visibility: Visibility) -> tuple[Shelved, Visibility]:
        """Put together what is shown: in a preview the drafts, too, but for those in which something is wrong."""
        shelved = self.index(visibility)
        unfinished = unfinished_drafts(visibility, self.run.problems, self.documents, shelved.targets)
        if unfinished:
            visibility = without_unfinished(visibility, unfinished)
            shelved = self.index(visibility)
        self.run.drafts = visibility.drafts
        if visibility.withdrawn:
            self.run.problems += check_translations(self.files.articles, visibility.shown)
        return shelved, visibility

    def index(self, visibility: Visibility) -> Shelved:
        """Put everything together."""
        shown: dict[str, str] = {}
        links: dict[str, tuple[str, ...]] = {}
        reserved: list[str] = []
        # A picture is published because a page shows it: those of the withheld stay here, file names and all.
        pictured = [page.path for page in self.files.pages if self.records[page.path].media]
        desk = [*(lead.path for lead in self.files.leads), *(story.path for story in self.files.stories)]
        for article in visibility.shown:  # once: to go through fifty thousand records takes a while each time
            slug, path = article.slug, article.path
            record = self.records[path]
            shown[slug], links[slug] = path, record.slugs
            if record.reserved:
                reserved.append(slug)
            if record.media:
                pictured.append(path)
        findings = Findings(
            documents=self.documents,
            links=links,
            desk_links={path: self.records[path].slugs for path in desk},
            verdicts=Computed(shown, lambda slug: self._verdict(shown[slug])),
            reserved=frozenset(reserved),
            media={(path, src): media for path in sorted(pictured) for src, media in self.records[path].media},
            visibility=visibility,
        )
        return build_library(self.files, findings)

    def check_links(self, shelved: Shelved, visibility: Visibility, lost: Mapping[str, str]) -> bytes:
        """Check new links, those to what changed, and wrong ones (hints name what is near); digest the addresses."""
        targets = replace(shelved.targets, aliases={**lost, **shelved.targets.aliases})
        self.run.problems += check_menu(self.files.config.menu, targets)
        told, unread = shelved.library.listed["stories"], targets.unread - visibility.hidden
        self.run.problems += check_leads(self.files, unread=unread)
        self.run.problems += check_stories(self.files, told, visibility.hidden, unread=unread, today=self.today)
        state, addresses = self.memory.state, targets.digest()
        moved = moved_slugs(self.memory, self.names, visibility)
        readdressed = state is None or state.fact("addresses") != addresses
        known = {} if concerns_all_links(self.memory) else self.memory.records
        for path, record in self.records.items():
            is_stale = (readdressed and record.addressed) or not moved.isdisjoint(record.slugs)
            was_wrong = bool(record.links) and has_errors(record.links)  # its hint names what is near, as of now
            if path not in known or is_stale or was_wrong:
                document, line = self.documents[path], record.item.body_line
                found = check_links(document, targets, path=path, body_line=line)
                self.records[path] = replace(record, links=found)
                self.run.problems += found
            elif record.links:
                self.run.problems += record.links
        return addresses
