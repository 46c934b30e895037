"""The five stories, in the order in which they are entered."""

from articles.demo.stories.feicheng import FEICHENG
from articles.demo.stories.lingcheng import LINGCHENG
from articles.demo.stories.lvyuan import LVYUAN
from articles.demo.stories.shizhong import SHIZHONG
from articles.demo.stories.yuanbaoshan import YUANBAOSHAN

STORIES = (YUANBAOSHAN, SHIZHONG, FEICHENG, LINGCHENG, LVYUAN)
